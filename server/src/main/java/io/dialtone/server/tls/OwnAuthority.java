// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.tls;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.dialtone.server.data.FileTrouble;
import io.dialtone.server.data.WholeFile;
import io.dialtone.server.settings.HttpsSettings.Profile;
import io.dialtone.wire.octets.Bytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.CertificateException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * An authority of our own in the data folder, made at the first use, and the server's certificate
 * by it, made anew before it expires and when the server gets a name that it lacks.
 *
 * <p>An old phone knows no elliptic curves at all, so for the legacy profile there is a second
 * authority, with RSA from end to end.
 */
public final class OwnAuthority implements CertificateSource {

  /** A third of its life before the end. */
  private static final Duration RENEW_BEFORE = CertificateMaker.SERVER_LIFE.dividedBy(3);

  private static final Duration LOOK_EVERY = Duration.ofSeconds(30);

  private final Path folder;
  private final List<KeyPairs.Kind> kinds;
  private final Supplier<SortedSet<String>> names;

  private OwnAuthority(Path folder, List<KeyPairs.Kind> kinds, Supplier<SortedSet<String>> names) {
    this.folder = folder;
    this.kinds = kinds;
    this.names = names;
  }

  /** The authority in the folder {@code tls} of a data folder, for a server of these names. */
  public static OwnAuthority in(Path data, Profile profile, Supplier<SortedSet<String>> names) {
    List<KeyPairs.Kind> kinds =
        switch (profile) {
          case MODERN -> List.of(KeyPairs.Kind.EC);
          case LEGACY -> List.of(KeyPairs.Kind.EC, KeyPairs.Kind.RSA);
        };
    return new OwnAuthority(data.resolve("tls"), kinds, names);
  }

  /** The files of the authorities' certificates, to be installed where the server is trusted. */
  public List<Path> certificateFiles() {
    return kinds.stream().map(kind -> file("dialtone-ca", kind, ".crt")).toList();
  }

  /** Their paths, for people. */
  public List<String> places() {
    return certificateFiles().stream().map(Path::toString).toList();
  }

  /** Their text, by the path {@code /dialtone-ca.crt} at which a browser asks for it. */
  public Map<String, String> certificates() throws TlsFault {
    Map<String, String> texts = new LinkedHashMap<>();
    for (Path file : certificateFiles()) {
      try {
        texts.put("/" + file.getFileName(), Files.readString(file, ISO_8859_1));
      } catch (IOException fault) {
        throw new TlsFault("HTTPS: " + file + ": " + FileTrouble.words(fault));
      }
    }
    return texts;
  }

  @Override
  public Credentials load(Instant now) throws TlsFault {
    try {
      createFolder();
      List<Credential> each = new ArrayList<>();
      for (KeyPairs.Kind kind : kinds) {
        Credential authority = authority(kind, now);
        each.add(server(kind, authority, now));
      }
      return new Credentials(each, List.of());
    } catch (IOException fault) {
      throw new TlsFault("HTTPS: " + folder + ": " + FileTrouble.words(fault));
    }
  }

  private void createFolder() throws IOException {
    if (!Files.isDirectory(folder)) {
      Files.createDirectory(
          folder,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }
  }

  private Credential authority(KeyPairs.Kind kind, Instant now) throws IOException, TlsFault {
    Path certificate = file("dialtone-ca", kind, ".crt");
    Path key = file("dialtone-ca", kind, ".key");
    if (!Files.exists(certificate) && !Files.exists(key)) {
      Credential made =
          new CertificateMaker(now).authority(kind, "Dialtone CA " + now.getEpochSecond());
      WholeFile.writeSecret(key, Pem.of(made.key()));
      WholeFile.write(certificate, pem(made.certificate()));
      return made;
    }
    try {
      Credential kept =
          new Credential(
              Pem.certificates(Files.readString(certificate, ISO_8859_1)),
              Pem.key(Files.readString(key, ISO_8859_1)));
      if (KeyPairs.match(kept.certificate().getPublicKey(), kept.key())) {
        return kept;
      }
    } catch (Pem.UnreadableException fault) {
      throw new TlsFault(broken(certificate, key, String.valueOf(fault.getMessage())));
    } catch (IOException fault) {
      throw new TlsFault(broken(certificate, key, FileTrouble.words(fault)));
    }
    throw new TlsFault(broken(certificate, key, "they are no pair"));
  }

  /** Phones trust this very authority: another one is never made behind anybody's back. */
  private static String broken(Path certificate, Path key, String what) {
    return "HTTPS: our authority's "
        + certificate
        + " and "
        + key
        + " cannot be used ("
        + what
        + "): restore both, or delete both to have a new one made";
  }

  /** Key and certificate are in one file, so that they change together. */
  private Credential server(KeyPairs.Kind kind, Credential authority, Instant now)
      throws IOException {
    Path file = file("server", kind, ".pem");
    try {
      String text = Files.readString(file, ISO_8859_1);
      Credential kept = new Credential(Pem.certificates(text), Pem.key(text));
      if (good(kept, authority, now)) {
        return kept;
      }
    } catch (IOException | Pem.UnreadableException _) {
      // Not there, or not whole: one is as easily made anew.
    }
    Credential made = new CertificateMaker(now).server(kind, names.get(), authority);
    WholeFile.writeSecret(file, Pem.of(made.key()).plus(pem(made.certificate())));
    return made;
  }

  private boolean good(Credential kept, Credential authority, Instant now) {
    X509Certificate certificate = kept.certificate();
    return certificate
            .getIssuerX500Principal()
            .equals(authority.certificate().getSubjectX500Principal())
        && !due(certificate, now)
        && names(certificate).containsAll(names.get())
        && KeyPairs.match(certificate.getPublicKey(), kept.key());
  }

  private static boolean due(X509Certificate certificate, Instant now) {
    return now.isAfter(certificate.getNotAfter().toInstant().minus(RENEW_BEFORE))
        || now.isBefore(certificate.getNotBefore().toInstant());
  }

  private static SortedSet<String> names(X509Certificate certificate) {
    SortedSet<String> found = new TreeSet<>();
    try {
      var alternatives = certificate.getSubjectAlternativeNames();
      if (alternatives != null) {
        alternatives.forEach(name -> found.add(String.valueOf(name.get(1))));
      }
    } catch (CertificateParsingException _) {
      return found; // then it lacks a name, and is made anew
    }
    return found;
  }

  /** Each day counts, and each name: {@link #load} looks whether anything is to be done. */
  @Override
  public String state(Instant now) {
    return now.getEpochSecond() / Duration.ofDays(1).toSeconds() + " " + names.get();
  }

  @Override
  public Duration every() {
    return LOOK_EVERY;
  }

  private Path file(String name, KeyPairs.Kind kind, String suffix) {
    String mark = kind == KeyPairs.Kind.EC ? "" : "-" + kind.name().toLowerCase(Locale.ROOT);
    return folder.resolve(name + mark + suffix);
  }

  private static Bytes pem(X509Certificate certificate) throws IOException {
    try {
      return Pem.of(certificate);
    } catch (CertificateException fault) {
      throw new IOException("a certificate cannot be written", fault);
    }
  }
}
