package nl.genaisluis.gateway.accountability;

import java.util.List;

/// Resources of `/api/v1` that are made elsewhere. They are mounted behind the same gate, with the
/// same headers and the same problems as all others, and stand in the same description.
public interface ApiPart {
  /// Where every path of the API begins.
  String BASE = Frame.BASE;

  /// The routes. Where two patterns fit one address, the first of them answers.
  List<ApiOperation> operations();
}
