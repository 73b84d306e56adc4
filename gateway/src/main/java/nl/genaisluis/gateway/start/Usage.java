package nl.genaisluis.gateway.start;

/// What the program prints when asked for help.
public final class Usage {
  public static final String TEXT =
      """
      usage: java -jar sluis.jar [verb] [options]

        run [--config DIR]             start the gateway (the default verb)
            [--until-ready]            and stop it again as soon as it is ready
        verify LOG [--key VKEY]        verify a log: a folder, or the address of a gateway
               [--checkpoint FILE]     an earlier checkpoint that the log must still contain
               [--json]                print the report as JSON
        check [--config DIR]           read a configuration and say what is wrong with it
        energy [--config DIR]          what an answer costs, for each model of the register
               [--recompute]           the record by today's method, beside what it says

      environment:
        SLUIS_PORT             port of the gateway, default 8080
        SLUIS_MANAGEMENT_PORT  port of health and metrics, default 8081
        SLUIS_DATA             folder of the data, default ./data
        SLUIS_KEYS             folder of the keys, default the data folder's name with -keys\
      """;

  private Usage() {}
}
