// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.tls;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.dialtone.server.data.FileTrouble;
import io.dialtone.server.settings.HttpsSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The administrator's own certificate and key, read again when the files change. */
public record GivenFiles(HttpsSettings.Files files) implements CertificateSource {

  /** Far more than any chain has; a bigger file is some other file. */
  private static final long LENGTH_LIMIT = 1L << 20;

  @Override
  public Credentials load(Instant now) throws TlsFault {
    List<X509Certificate> chain = chain();
    PrivateKey key = key();
    Credential credential = new Credential(chain, key);
    if (!KeyPairs.match(credential.certificate().getPublicKey(), key)) {
      throw keyFault("is not the key of the certificate in " + files.certificate());
    }
    inTime(credential.certificate(), now);
    List<String> warnings = new ArrayList<>();
    if (readableByAll()) {
      warnings.add(
          "https.key " + files.key() + ": everybody on this machine may read it; chmod 600 it");
    }
    return new Credentials(List.of(credential), warnings);
  }

  private void inTime(X509Certificate certificate, Instant now) throws TlsFault {
    Instant start = certificate.getNotBefore().toInstant();
    Instant end = certificate.getNotAfter().toInstant();
    if (now.isAfter(end)) {
      throw certificateFault("expired at " + end + "; renew it");
    }
    if (now.isBefore(start)) {
      throw certificateFault("is not valid before " + start + ", and it is " + now + " now");
    }
  }

  private List<X509Certificate> chain() throws TlsFault {
    try {
      return Pem.certificates(text(files.certificate()));
    } catch (IOException fault) {
      throw certificateFault(FileTrouble.words(fault));
    } catch (Pem.UnreadableException fault) {
      throw certificateFault(String.valueOf(fault.getMessage()));
    }
  }

  private PrivateKey key() throws TlsFault {
    try {
      return Pem.key(text(files.key()));
    } catch (IOException fault) {
      throw keyFault(FileTrouble.words(fault));
    } catch (Pem.UnreadableException fault) {
      throw keyFault(String.valueOf(fault.getMessage()));
    }
  }

  private static String text(Path file) throws IOException {
    if (Files.size(file) > LENGTH_LIMIT) {
      throw new IOException("longer than 1 MiB: this is no PEM file");
    }
    return Files.readString(file, ISO_8859_1);
  }

  private boolean readableByAll() {
    try {
      return Files.getPosixFilePermissions(files.key()).contains(PosixFilePermission.OTHERS_READ);
    } catch (IOException | UnsupportedOperationException _) {
      return false; // a file system without such permissions
    }
  }

  private TlsFault certificateFault(String what) {
    return new TlsFault("https.certificate " + files.certificate() + ": " + what);
  }

  private TlsFault keyFault(String what) {
    return new TlsFault("https.key " + files.key() + ": " + what);
  }

  @Override
  public String state(Instant now) {
    return stamp(files.certificate()) + " " + stamp(files.key());
  }

  private static String stamp(Path file) {
    try {
      var read = Files.readAttributes(file, BasicFileAttributes.class);
      return read.fileKey() + "/" + read.size() + "/" + read.lastModifiedTime().toInstant();
    } catch (IOException fault) {
      return FileTrouble.words(fault);
    }
  }

  @Override
  public Duration every() {
    return Duration.ofSeconds(1);
  }
}
