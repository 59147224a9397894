// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.command.site;

import io.dialtone.app.contacts.ContactFile;
import io.dialtone.app.contacts.ContactList;
import io.dialtone.app.contacts.SpokenNumber;
import io.dialtone.app.terminal.CommandFailure;
import io.dialtone.app.terminal.ExitCode;
import io.dialtone.app.terminal.Terminal;
import io.dialtone.core.intake.Brought;
import io.dialtone.core.site.Contact;
import io.dialtone.server.data.FileTrouble;
import io.dialtone.server.site.command.BroughtJson;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code dialtone site phonebook}. */
@Command(
    name = "phonebook",
    mixinStandardHelpOptions = true,
    description =
        "Lists the contacts of the phonebook, or works on them. Phones find it with 'site set LEVEL"
            + " phonebook=site'; the site's own accounts are in it by themselves.",
    footer = {"", "  dialtone site phonebook --json"})
final class PhonebookCommand implements Callable<Integer> {

  private static final int FAULTS_TOLD = 20;
  private static final String NAME = "name";
  private static final String NUMBER = "number";

  private final Terminal terminal;

  @Mixin private SiteAccess access = new SiteAccess();

  PhonebookCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    return new Saying(terminal, access)
        .list(
            SiteAccess.question("contacts"),
            answer -> {
              Columns columns = new Columns("NAME", "NUMBER");
              for (JsonNode contact : answer.path("items")) {
                columns.row(SiteLines.text(contact, NAME), SiteLines.text(contact, NUMBER));
              }
              columns.print(terminal.out());
            });
  }

  @Command(
      name = "add",
      mixinStandardHelpOptions = true,
      description = "Adds a name with a number; a name may have several.",
      footer = {"", "  dialtone site phonebook add \"Ada Lovelace\" \"+44 (0)20 7946 0000\""})
  int add(
      @Mixin SiteAccess told,
      @Parameters(index = "0", paramLabel = "NAME", description = "As phones show it.") String name,
      @Parameters(index = "1", paramLabel = "NUMBER", description = "As it is dialled.")
          String number) {
    return new Saying(terminal, told)
        .change(
            SiteAccess.order("put-contact")
                .put(NAME, name)
                .put(NUMBER, SpokenNumber.dialled(number)));
  }

  @Command(
      name = "remove",
      mixinStandardHelpOptions = true,
      description = "Removes a name with all its numbers, or with one.",
      footer = {"", "  dialtone site phonebook remove \"Ada Lovelace\""})
  int remove(
      @Mixin SiteAccess told,
      @Parameters(index = "0", paramLabel = "NAME", description = "As it is listed.") String name,
      @Parameters(index = "1", arity = "0..1", paramLabel = "NUMBER", description = "This one.")
          Optional<String> number) {
    ObjectNode order = SiteAccess.order("remove-contact").put(NAME, name);
    number.ifPresent(text -> order.put(NUMBER, SpokenNumber.dialled(text)));
    return new Saying(terminal, told).change(order);
  }

  @Command(
      name = "import",
      mixinStandardHelpOptions = true,
      description =
          "Takes in names and numbers of a file, all of them as one change: a table, vCards, or an"
              + " Asterisk's voicemail.conf. What is there stays, unless it is replaced.",
      footer = {
        "",
        "A table has a header with 'name' and 'number' (or 'phone', 'mobile', ...), or is a name and",
        "a number in each row.",
        "",
        "  dialtone site phonebook import customers.csv",
        "  dialtone site phonebook import /etc/asterisk/voicemail.conf --replace --dry-run"
      })
  int take(
      @Mixin SiteAccess told,
      @Parameters(paramLabel = "FILE", description = "The file.") String file,
      @Option(
              names = "--format",
              paramLabel = "FORMAT",
              description = "csv, vcard or voicemail (usual: by the file's name and content).")
          Optional<String> format,
      @Option(names = "--replace", description = "Remove the contacts that are not in the file.")
          boolean replace,
      @Option(names = "--dry-run", description = "Tell what would change, and change nothing.")
          boolean dry) {
    ContactList list = read(file, format);
    terminal.complain(list.told().stream().map(text -> file + ": " + text).toList());
    refuse(file, list.faults());
    Set<Contact> meant = new LinkedHashSet<>();
    List<Brought> brought = new ArrayList<>();
    for (ContactList.Placed placed : list.contacts()) {
      meant.add(placed.contact());
      brought.add(new Brought.OfContact(placed.contact()));
    }
    if (meant.isEmpty()) {
      throw new CommandFailure(ExitCode.NO, file + " has no names with numbers in it");
    }
    int away = replace ? others(told, meant, brought) : 0;
    ObjectNode order =
        SiteAccess.order("take-in")
            .put("what", "phonebook " + file + ": " + meant.size() + " contacts")
            .put("dryRun", dry);
    order.set("brought", BroughtJson.write(brought));
    JsonNode answer = told.perform(terminal, order);
    refuse(file, faults(answer, list, away));
    return new Saying(terminal, told).taken(answer, dry ? words(meant.size(), away) : "");
  }

  private static String words(int meant, int away) {
    return meant + " contacts would be in it" + (away > 0 ? ", and " + away + " go" : "");
  }

  private ContactList read(String file, Optional<String> format) {
    Optional<ContactFile.Format> said = format.flatMap(ContactFile.Format::named);
    if (format.isPresent() && said.isEmpty()) {
      throw Pairs.wrong("'" + format.get() + "' is no format: csv, vcard or voicemail");
    }
    Path path = terminal.directory().resolve(file);
    try {
      return ContactFile.read(path, said);
    } catch (IOException fault) {
      throw SiteAccess.failed(file + " cannot be read: " + FileTrouble.words(fault));
    }
  }

  /** The contacts that are there and not meant, to be taken away; how many. */
  private int others(SiteAccess told, Set<Contact> meant, List<Brought> brought) {
    int away = 0;
    String after = "";
    while (true) {
      JsonNode page = told.perform(terminal, SiteAccess.question("contacts").put("after", after));
      for (JsonNode item : page.path("items")) {
        Contact contact = new Contact(SiteLines.text(item, NAME), SiteLines.text(item, NUMBER));
        if (!meant.contains(contact)) {
          brought.add(0, new Brought.NoContact(contact));
          away++;
        }
      }
      if (!page.has("next")) {
        return away;
      }
      after = page.path("next").asString("");
    }
  }

  /** What the site's owner found wrong, each with its place in the file. */
  private static List<String> faults(JsonNode answer, ContactList list, int away) {
    List<String> faults = new ArrayList<>();
    for (JsonNode fault : answer.path("faults")) {
      int at = fault.path("at").asInt(0);
      boolean from = at >= away && at - away < list.contacts().size();
      String place = from ? list.contacts().get(at - away).place() + ": " : "";
      faults.add(place + fault.path("reason").asString(""));
    }
    return faults;
  }

  private static void refuse(String file, List<String> faults) {
    if (faults.isEmpty()) {
      return;
    }
    List<String> lines =
        new ArrayList<>(
            faults.stream().limit(FAULTS_TOLD).map(fault -> file + ": " + fault).toList());
    if (faults.size() > FAULTS_TOLD) {
      lines.add("and " + (faults.size() - FAULTS_TOLD) + " more");
    }
    lines.add("nothing was taken in: mend the file");
    throw new CommandFailure(ExitCode.NO, lines);
  }
}
