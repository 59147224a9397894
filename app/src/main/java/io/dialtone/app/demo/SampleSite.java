// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.demo;

import io.dialtone.app.demo.SamplePhone.Way;
import io.dialtone.wire.identity.FilePrefix;
import io.dialtone.wire.identity.Model;
import io.dialtone.wire.identity.PhoneFileName.Kind;
import io.dialtone.wire.identity.Protocol;
import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.Endpoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A folder of files that phones of all four kinds boot from over HTTP or TFTP, made at run time and
 * wholly of our own.
 *
 * <pre>
 *   st2030s.inf st2030s_tftp.inf …     one INF for each kind of phone and transport
 *   ST2030S_{MAC}.inf                  the same for a phone with a preconfigured server (SRC-5)
 *   ST2022S_{MAC}.txt                  MAC-specific files of TFTP phones (TFT-2)
 *   phones/ST2030S_{MAC}.txt           those of HTTP phones, where config= points
 *   firmware/ tones/ tables/ config/ decks/
 * </pre>
 */
public final class SampleSite {
  private final Path folder;
  private final Endpoint http;

  private SampleSite(Path folder, Endpoint http) {
    this.folder = folder;
    this.http = http;
  }

  /** Makes the folder's files for these phones; {@code http} is where they will be served. */
  public static SampleSite make(Path folder, Endpoint http, List<SamplePhone> phones)
      throws IOException {
    SampleSite site = new SampleSite(folder, http);
    for (String part : List.of("firmware", "tones", "tables", "config", "decks", "phones")) {
      Files.createDirectories(folder.resolve(part));
    }
    for (SampleImage image : images()) {
      image.write(folder);
    }
    site.shared();
    for (Model model : Model.values()) {
      site.write(SampleNames.telephoneConfig(model), SampleScript.of(model));
      for (Protocol protocol : Protocol.values()) {
        site.kind(new FilePrefix(model, protocol));
      }
    }
    for (int index = 0; index < phones.size(); index++) {
      site.phone(phones.get(index), index);
    }
    return site;
  }

  /** The folder to serve. */
  public Path folder() {
    return folder;
  }

  /** The name of a phone's INF below the root, for option 67 or the {@code file} field. */
  public String infName(SamplePhone phone) {
    return SampleNames.inf(phone.prefix(), phone.way());
  }

  /** The URL of a phone's INF, for option 43. */
  public String infUrl(SamplePhone phone) {
    return baseUrl() + SampleNames.inf(phone.prefix(), Way.HTTP);
  }

  private void shared() throws IOException {
    write(SampleNames.RINGERS, SampleTunes.ringers());
    write(SampleNames.SYSTEM_MELODIES, SampleTunes.system());
    write(SampleNames.CALL_WAITING, SampleTunes.callWaiting());
    for (String deck : SampleNames.DECKS) {
      write(deck, SampleDeck.of(deck));
    }
  }

  private void kind(FilePrefix prefix) throws IOException {
    for (Way way : Way.values()) {
      write(SampleNames.inf(prefix, way), inf(prefix, way));
    }
    write(SampleNames.commonConfig(prefix), SampleCommonConfig.of(prefix));
  }

  private void phone(SamplePhone phone, int index) throws IOException {
    write(phone.fileName(Kind.INF), inf(phone.prefix(), phone.way()));
    String folderOfFile = phone.way() == Way.HTTP ? SampleNames.PHONES : "";
    write(folderOfFile + phone.fileName(Kind.TXT), SampleMacConfig.of(phone, index, http));
  }

  private Bytes inf(FilePrefix prefix, Way way) {
    return switch (way) {
      case HTTP -> SampleInf.overHttp(prefix, baseUrl()).encode();
      case TFTP -> SampleInf.overTftp(prefix).encode();
    };
  }

  private String baseUrl() {
    return "http://" + http + "/";
  }

  /** Sizes as real ones; the DSP's is a whole number of TFTP blocks, the others are not. */
  private static List<SampleImage> images() {
    List<SampleImage> images = new ArrayList<>();
    for (Model model : Model.values()) {
      FilePrefix sip = new FilePrefix(model, Protocol.SIP);
      FilePrefix mgcp = new FilePrefix(model, Protocol.MGCP);
      images.add(new SampleImage(SampleNames.application(sip), 1_630_087));
      images.add(new SampleImage(SampleNames.application(mgcp), 1_610_077));
      images.add(new SampleImage(SampleNames.dsp(model), 479 * 512));
      images.add(new SampleImage(SampleNames.boot(model), 101_993));
    }
    images.add(new SampleImage(SampleNames.TONE_TABLE, 8_861));
    images.add(new SampleImage(SampleNames.LANGUAGE_TABLE, 30_089));
    return images;
  }

  private void write(String path, Bytes text) throws IOException {
    Files.write(folder.resolve(path), text.toArray());
  }
}
