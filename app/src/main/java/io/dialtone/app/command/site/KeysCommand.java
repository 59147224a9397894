// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.command.site;

import io.dialtone.app.terminal.Terminal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

/** {@code dialtone site keys}. */
@Command(
    name = "keys",
    mixinStandardHelpOptions = true,
    description = "Sets function keys of one phone, over those of its template.",
    footer = {"", "  dialtone site keys 00:14:7f:00:00:01 1=speed-dial:200 2="})
final class KeysCommand implements Callable<Integer> {

  static final String FORM = "N=USE";
  static final String USES =
      "speed-dial:TARGET, supervision:TARGET or none; nothing to take the key away.";

  private final Terminal terminal;

  @Mixin private SiteAccess access = new SiteAccess();

  @Parameters(index = "0", paramLabel = "MAC", description = "Of a phone of the site.")
  private String mac = "";

  @Parameters(index = "1..*", arity = "1..*", paramLabel = FORM, description = USES)
  private List<String> keys = new ArrayList<>();

  KeysCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    ObjectNode order = SiteAccess.order("keys").put("mac", mac);
    Pairs.numbered(keys, FORM, order.putObject("keys"));
    return new Saying(terminal, access).change(order);
  }
}
