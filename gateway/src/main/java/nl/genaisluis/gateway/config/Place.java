package nl.genaisluis.gateway.config;

import org.yaml.snakeyaml.nodes.Node;

/// Where in which file something stands, for messages.
///
/// @param key path of keys from the top, empty at the top (`models[2].licence.value`)
/// @param node what stands there
record Place(String file, String key, Node node) {
  Place in(String name, Node child) {
    return new Place(file, key.isEmpty() ? name : key + "." + name, child);
  }

  Place at(int index, Node child) {
    return new Place(file, key + "[" + index + "]", child);
  }

  ConfigException wrong(String what) {
    return new ConfigException(message(what));
  }

  ConfigException wrong(String what, Throwable cause) {
    return new ConfigException(message(what), cause);
  }

  private String message(String what) {
    int line = node.getStartMark().getLine() + 1;
    return file + ":" + line + ": " + (key.isEmpty() ? "" : key + ": ") + what;
  }
}
