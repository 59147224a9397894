// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.contacts;

import io.dialtone.core.site.Contact;
import java.util.ArrayList;
import java.util.List;

/**
 * What was read of a file.
 *
 * @param faults for which nothing of it can be taken in, each with its line
 * @param told what else is to be known of it
 */
public record ContactList(List<Placed> contacts, List<String> faults, List<String> told) {

  /** A contact with the place in the file that it is from, as {@code line 7}. */
  public record Placed(String place, Contact contact) {}

  public ContactList {
    contacts = List.copyOf(contacts);
    faults = List.copyOf(faults);
    told = List.copyOf(told);
  }

  /** A list that grows while a file is read. */
  static final class Draft {

    private final List<Placed> contacts = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();
    private final List<String> told = new ArrayList<>();
    private int numberless;

    /** A name with its numbers; one without any is counted, since nobody can call it. */
    void add(String place, String name, List<String> numbers) {
      String bare = SpokenNumber.name(name);
      List<String> dialled =
          numbers.stream().map(SpokenNumber::dialled).filter(n -> !n.isEmpty()).distinct().toList();
      if (dialled.isEmpty()) {
        numberless++;
      } else if (bare.isEmpty()) {
        faults.add(place + ": a number without a name");
      }
      for (String number : bare.isEmpty() ? List.<String>of() : dialled) {
        contacts.add(new Placed(place, new Contact(bare, number)));
      }
    }

    void fault(String text) {
      faults.add(text);
    }

    void tell(String text) {
      told.add(text);
    }

    ContactList done() {
      List<String> all = new ArrayList<>(told);
      if (numberless > 0) {
        all.add(numberless + " without a number left out");
      }
      return new ContactList(contacts, faults, all);
    }
  }
}
