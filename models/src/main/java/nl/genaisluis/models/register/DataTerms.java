package nl.genaisluis.models.register;

/// What a host may do with requests and answers.
///
/// @param trainsOnRequests uses them to make or better its models
/// @param retentionDays how long it keeps them; 0 means not at all
public record DataTerms(boolean trainsOnRequests, int retentionDays) {
  public DataTerms {
    if (retentionDays < 0) {
      throw new IllegalArgumentException("retention_days must be 0 or more, was: " + retentionDays);
    }
  }
}
