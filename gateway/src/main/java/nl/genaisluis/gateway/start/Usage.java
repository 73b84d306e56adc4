package nl.genaisluis.gateway.start;

/// What the program prints when asked for help.
public final class Usage {
  public static final String TEXT =
      """
      usage: java -jar sluis.jar [verb] [options]

        run [--config DIR]             start the gateway (the default verb)
            [--until-ready]            and stop it again as soon as it is ready
            [--rehearse REQUESTS]      or let it answer requests of its own, and leave nothing behind
        verify LOG --key VKEY          verify a log: a data folder, an export, or an address
               [--checkpoint FILE]     an earlier checkpoint that the log must still contain
               [--token-file FILE]     token of a reader of entries, for an address
               [--json]                print the report as JSON
               [--record]              and put the outcome on record; SLUIS_DATA, gateway stopped
        export DIR [--config DIR]      write everything on record to a new folder, in open formats
               [--without-content]     but not what people wrote; needs no keys
        import DIR [--config DIR]      fill an empty installation from an export
               [--key VKEY]            the key that the export must be signed with
        reindex [--config DIR]         build the search index of a stopped gateway anew
        witness VKEY... --state DIR    cosign the checkpoints of these logs, for others
                --name NAME            name of a new witness key
                [--listen HOST:PORT]   default 127.0.0.1:8090
        check [--config DIR]           read a configuration and say what is wrong with it
        approve --config DIR           agree to a configuration that permits more: DIR/approval.note
                --against DIR | --from VERSION
                --key FILE             the signing key of an approver
                [--new-key NAME]       make that key first, and print its public half
        unseal RECORD                  open a vault record with the private keys of both holders
               --key-a PEM --key-b PEM
        energy [--config DIR]          what an answer costs, for each model of the register
               [--recompute]           the record by today's method, beside what it says

      environment:
        SLUIS_PORT             port of the gateway, default 8080
        SLUIS_MANAGEMENT_PORT  port of health and metrics, default 8081
        SLUIS_DATA             folder of the data, default ./data
        SLUIS_KEYS             folder of the keys, default the data folder's name with -keys

      exit codes: 0 done, 1 failed or found wrong, 2 called wrongly\
      """;

  private Usage() {}
}
