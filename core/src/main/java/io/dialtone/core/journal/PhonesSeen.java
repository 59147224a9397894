// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.journal;

import io.dialtone.wire.octets.MacAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Consumer;

/**
 * The phones that asked for anything, at most {@code limit} of them: when one more comes, the one
 * silent for longest is forgotten. Anybody can make up a MAC address, so the table is bounded and
 * nothing is believed of it but for display, and where to look for a phone
 * (core.notify.PhoneAddress says how far). Its methods may be called from any thread.
 */
public final class PhonesSeen {

  /** Room for the largest site meant for one server, at about 300 bytes a phone. */
  public static final int USUAL_LIMIT = 20_000;

  private final int limit;

  /** In the order of the last request, oldest first. */
  private final SequencedMap<MacAddress, PhoneSeen> phones = new LinkedHashMap<>();

  private long forgotten;
  private volatile Consumer<Sighting> also = _ -> {};

  public PhonesSeen(int limit) {
    if (limit < 1) {
      throw new IllegalArgumentException("a table of phones needs room for one, not " + limit);
    }
    this.limit = limit;
  }

  /** From now on this one is told of each request too, on the thread that had it. */
  public void tell(Consumer<Sighting> watcher) {
    also = watcher;
  }

  /** Notes one request. */
  public void saw(Sighting sighting) {
    note(sighting);
    also.accept(sighting);
  }

  private synchronized void note(Sighting sighting) {
    PhoneSeen known = phones.remove(sighting.mac());
    if (known == null && phones.size() == limit) {
      phones.pollFirstEntry();
      forgotten++;
    }
    phones.put(sighting.mac(), known == null ? PhoneSeen.first(sighting) : known.again(sighting));
  }

  /** The phones heard last, newest first. */
  public synchronized List<PhoneSeen> newest(int atMost) {
    List<PhoneSeen> newest = new ArrayList<>();
    for (PhoneSeen phone : phones.sequencedValues().reversed()) {
      if (newest.size() == atMost) {
        break;
      }
      newest.add(phone);
    }
    return newest;
  }

  public synchronized Optional<PhoneSeen> find(MacAddress mac) {
    return Optional.ofNullable(phones.get(mac));
  }

  public synchronized int size() {
    return phones.size();
  }

  /** How many phones had to make room for others. */
  public synchronized long forgotten() {
    return forgotten;
  }
}
