// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.rendering;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.dialtone.core.files.Transport;
import io.dialtone.core.parameter.Dictionary;
import io.dialtone.core.parameter.MalformedDictionaryException;
import io.dialtone.core.parameter.ParameterDef;
import io.dialtone.core.render.Edition;
import io.dialtone.core.render.GroupConfig;
import io.dialtone.core.render.InfBase;
import io.dialtone.core.render.MacConfig;
import io.dialtone.core.render.SharedPath;
import io.dialtone.core.render.SiteRenderer;
import io.dialtone.core.render.Touched;
import io.dialtone.core.site.Phone;
import io.dialtone.core.site.PhoneState;
import io.dialtone.core.site.Site;
import io.dialtone.core.site.SiteChange;
import io.dialtone.core.site.SiteFile;
import io.dialtone.wire.config.ConfigFile;
import io.dialtone.wire.config.Parameter;
import io.dialtone.wire.identity.FilePrefix;
import io.dialtone.wire.identity.PhoneFileName;
import io.dialtone.wire.identity.PhoneFileName.Kind;
import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.MacAddress;
import io.dialtone.wire.octets.MalformedPacketException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** A site with its rendered files, as the server's desk keeps them, but without a store. */
final class PaperSite {

  static final Dictionary DICTIONARY = builtIn();

  /** Faults that the stories must find. */
  enum Planted {
    NONE,
    /** The MAC-specific file names only what is set now. */
    NAMES_FORGOTTEN,
    /** The common file names only what is not as the vendor ships it. */
    COMMON_OF_DIFFERENCES,
    /** The common file says also what a phone keeps. */
    COMMON_TAKES_AWAY,
    /** A phone that fetches by TFTP is told the first INF for ever. */
    TFTP_STANDS_STILL,
    /** A phone's flash holds the new names with the old parameters when its power goes. */
    FLASH_MIXES;

    /** Whether the fault shows only in phones that hold nothing else. */
    boolean needsPhonesAsShipped() {
      return this == NAMES_FORGOTTEN || this == COMMON_OF_DIFFERENCES;
    }
  }

  /** All that a phone is given; its INF as it fetches. */
  record Files(Bytes inf, Bytes tftpInf, GroupConfig common, Bytes own) {}

  private final Site site = new Site();
  private final SiteRenderer renderer = new SiteRenderer(site, DICTIONARY);
  private final Map<MacAddress, Edition> editions = new LinkedHashMap<>();
  private final Map<MacAddress, Files> files = new LinkedHashMap<>();
  private final Map<String, Bytes> bodies = new LinkedHashMap<>();
  private final Map<MacAddress, Bytes> first = new LinkedHashMap<>();
  private final Planted planted;
  private Instant now = Instant.parse("2026-11-22T03:00:00Z");

  PaperSite(Planted planted) {
    this.planted = planted;
  }

  private static Dictionary builtIn() {
    try (InputStream in =
        Objects.requireNonNull(Dictionary.class.getResourceAsStream(Dictionary.RESOURCE))) {
      return Dictionary.parse(new String(in.readAllBytes(), UTF_8), "parameters.ini");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (MalformedDictionaryException e) {
      throw new IllegalStateException(e);
    }
  }

  Site site() {
    return site;
  }

  /** What a file holds that many phones fetch. */
  void body(SiteFile file, Bytes content) {
    bodies.put(SharedPath.of(file), content);
  }

  /** Lets a change in and renders whom it touches. */
  Touched apply(SiteChange change, Duration later) {
    now = now.plus(later);
    site.apply(change);
    renderer.forget(change);
    Touched touched = Touched.by(site, change);
    touched.gone().forEach(files::remove);
    for (MacAddress mac : touched.phones()) {
      Phone phone = site.phone(mac).orElseThrow();
      files.put(mac, render(renderer, phone, true));
    }
    return touched;
  }

  private Files render(SiteRenderer by, Phone phone, boolean keep) {
    Optional<Edition> last = Optional.ofNullable(editions.get(phone.mac()));
    boolean forgets = planted == Planted.NAMES_FORGOTTEN;
    MacConfig own = by.macConfig(phone, forgets ? Optional.empty() : last);
    Edition edition = own.edition(last, now);
    if (keep) {
      editions.put(phone.mac(), edition);
    }
    GroupConfig complete = by.groupConfig(phone.place().group(), phone.kind());
    GroupConfig common =
        switch (planted) {
          case COMMON_OF_DIFFERENCES -> differences(phone.kind(), complete);
          case COMMON_TAKES_AWAY -> withAll(phone.kind(), complete);
          case NONE, NAMES_FORGOTTEN, TFTP_STANDS_STILL, FLASH_MIXES -> complete;
        };
    return new Files(
        by.inf(phone, InfBase.http()).content(),
        by.inf(phone, InfBase.tftp()).content(),
        common,
        own.content(edition.serial()));
  }

  private static GroupConfig differences(FilePrefix kind, GroupConfig complete) {
    try {
      List<Parameter> others = new ArrayList<>();
      others.add(new Parameter("sys", "TelnetID", "administrator", 1)); // no file is empty
      ConfigFile.parse(complete.content()).parameters().stream()
          .filter(p -> !preset(kind, p.name()).equals(Optional.of(p.value())))
          .forEach(others::add);
      return new GroupConfig(complete.name(), new ConfigFile(others).encode());
    } catch (MalformedPacketException e) {
      throw new IllegalStateException(e);
    }
  }

  private static GroupConfig withAll(FilePrefix kind, GroupConfig complete) {
    try {
      List<Parameter> all = new ArrayList<>(ConfigFile.parse(complete.content()).parameters());
      for (ParameterDef def : DICTIONARY.all(kind)) {
        def.defaultValue()
            .filter(_ -> def.kept())
            .ifPresent(value -> all.add(new Parameter(def.section(), def.name(), value, 1)));
      }
      return new GroupConfig(complete.name(), new ConfigFile(all).encode());
    } catch (MalformedPacketException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What the dictionary has as the vendor's own value. */
  static Optional<String> preset(FilePrefix kind, String name) {
    return DICTIONARY.find(kind, name).flatMap(ParameterDef::defaultValue);
  }

  /** The files of all phones as they are kept. */
  Map<MacAddress, Files> files() {
    return new LinkedHashMap<>(files);
  }

  /** The files of all active phones, all of them rendered anew with nothing kept from before. */
  Map<MacAddress, Files> fresh() {
    SiteRenderer anew = new SiteRenderer(site, DICTIONARY);
    Map<MacAddress, Files> all = new LinkedHashMap<>();
    for (Phone phone : site.phones()) {
      if (phone.state() == PhoneState.ACTIVE) {
        all.put(phone.mac(), render(anew, phone, false));
      }
    }
    return all;
  }

  SiteRenderer renderer() {
    return renderer;
  }

  Optional<Edition> edition(MacAddress mac) {
    return Optional.ofNullable(editions.get(mac));
  }

  /** What a server would answer. */
  Optional<Bytes> serve(Transport transport, String path) {
    Optional<PhoneFileName> named = PhoneFileName.parse(path);
    if (named.isPresent()) {
      Optional<Files> own =
          Optional.ofNullable(files.get(named.get().mac()))
              .filter(_ -> named.get().kind() != Kind.SER);
      boolean tftp = transport == Transport.TFTP;
      return own.map(
          f -> named.get().kind() != Kind.INF ? f.own() : tftp ? tftpInf(named.get(), f) : f.inf());
    }
    Optional<Bytes> common =
        files.values().stream()
            .map(Files::common)
            .filter(config -> SharedPath.of(config).equals(path))
            .map(GroupConfig::content)
            .findFirst();
    return common.or(() -> Optional.ofNullable(bodies.get(path)));
  }

  private Bytes tftpInf(PhoneFileName name, Files now) {
    return planted == Planted.TFTP_STANDS_STILL
        ? first.computeIfAbsent(name.mac(), _ -> now.tftpInf())
        : now.tftpInf();
  }
}
