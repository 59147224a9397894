// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.simulation.site;

import io.dialtone.core.files.FileDecision;
import io.dialtone.core.files.FileNames;
import io.dialtone.core.files.FileQuestion;
import io.dialtone.handset.flash.FlashItem;
import io.dialtone.handset.flash.ParameterStore;
import io.dialtone.handset.flash.StoredParameter;
import io.dialtone.wire.config.ConfigFile;
import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.MalformedPacketException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/**
 * The files that the servers hold now, all that they ever held, and what the phones should have.
 */
public final class Site {

  private final Layout layout;
  private final Map<String, Bytes> files = new TreeMap<>();
  private final Map<String, List<Bytes>> everServed = new TreeMap<>();
  private Optional<FileNames> names = Optional.empty();
  private Release release = Release.first();

  /** One step of an administrator's change; without octets the file is taken away. */
  public record Edit(String path, Optional<Bytes> octets) {}

  /** A site in its first release. */
  public Site(boolean http, List<Subscriber> phones) {
    layout = new Layout(http, phones);
    layout.files(release).forEach(this::put);
  }

  /** What a question gets, and the octets where it is a file. */
  public Optional<Bytes> answer(FileQuestion question) {
    if (names.isEmpty()) {
      names = Optional.of(FileNames.of(files.keySet()));
    }
    return names.get().decide(question) instanceof FileDecision.Serve(var path, _)
        ? Optional.ofNullable(files.get(path))
        : Optional.empty();
  }

  /**
   * The next release as edits. As a careful administrator does it, every file that an INF names is
   * there before the INF; old files go at any time.
   */
  public List<Edit> nextRelease(RandomGenerator random) {
    Map<String, Bytes> before = layout.files(release);
    release = release.next(random);
    Map<String, Bytes> after = layout.files(release);
    List<Edit> content = new ArrayList<>();
    List<Edit> infs = new ArrayList<>();
    after.forEach((path, octets) -> {
      if (!before.getOrDefault(path, Bytes.EMPTY).equals(octets)) {
        (path.endsWith(".inf") ? infs : content).add(new Edit(path, Optional.of(octets)));
      }
    });
    Collections.shuffle(content, Random.from(random));
    Collections.shuffle(infs, Random.from(random));
    content.addAll(infs);
    for (String path : before.keySet()) {
      if (!after.containsKey(path)) {
        content.add(random.nextInt(content.size() + 1), new Edit(path, Optional.empty()));
      }
    }
    return content;
  }

  /** One step of a change takes place. */
  public void apply(Edit edit) {
    if (edit.octets().isPresent()) {
      put(edit.path(), edit.octets().get());
    } else {
      files.remove(edit.path());
    }
    names = Optional.empty();
  }

  private void put(String path, Bytes octets) {
    files.put(path, octets);
    List<Bytes> versions = everServed.computeIfAbsent(lastPart(path), _ -> new ArrayList<>());
    if (!versions.contains(octets)) {
      versions.add(octets);
    }
  }

  /** Whether a file of this name ever was exactly this. */
  public boolean everServed(String name, Bytes octets) {
    return everServed.getOrDefault(name, List.of()).contains(octets);
  }

  /** Whether any file ever was exactly this. */
  public boolean everServed(Bytes octets) {
    return everServed.values().stream().anyMatch(versions -> versions.contains(octets));
  }

  /** The name and the octets of each item that a phone should have by the latest release. */
  public Map<FlashItem, Wanted> wanted(Subscriber phone) {
    Map<FlashItem, Wanted> wanted = new EnumMap<>(FlashItem.class);
    for (Part part : Part.values()) {
      if (part != Part.MAC_CONFIG && part.isFor(phone.persona())) {
        int generation = release.generation(part);
        String name = part.name(phone.persona(), generation);
        wanted.put(part.item(), new Wanted(name, Writings.of(part, phone.persona(), generation)));
      }
    }
    Bytes own = Writings.own(phone.txt(), release);
    wanted.put(FlashItem.MAC_CONFIG, new Wanted(phone.txt(), own));
    return wanted;
  }

  /** What an item should be. */
  public record Wanted(String name, Bytes octets) {}

  /** The parameters that a phone should have: the common file's, and its own over them (RUN-5). */
  public ParameterStore parameters(Subscriber phone) {
    int generation = release.generation(Part.COMMON_CONFIG);
    return ParameterStore.EMPTY
        .withAll(parameters(Writings.of(Part.COMMON_CONFIG, phone.persona(), generation)))
        .withAll(parameters(Writings.own(phone.txt(), release)));
  }

  /** The serial of the MAC-specific files. */
  public String serial() {
    return release.serial();
  }

  /** The parameters of a config file of this site. */
  public static List<StoredParameter> parameters(Bytes config) {
    try {
      return ConfigFile.parse(config).parameters().stream()
          .map(p -> new StoredParameter(p.section(), p.name(), p.value()))
          .toList();
    } catch (MalformedPacketException e) {
      throw new IllegalStateException("the site's own files are good", e);
    }
  }

  private static String lastPart(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
