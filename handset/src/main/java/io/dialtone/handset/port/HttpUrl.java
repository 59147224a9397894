// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.port;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An http or https URL as the phone uses it (RFC 3986, without user information and fragment).
 *
 * @param target path and query, always beginning with a slash
 */
public record HttpUrl(boolean tls, String host, int port, String target) {

  private static final Pattern ABSOLUTE =
      Pattern.compile(
          "(https?)://([a-z0-9._-]+)(?::([0-9]{1,5}))?(|[/?].*)", Pattern.CASE_INSENSITIVE);
  private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:.*");

  public HttpUrl {
    if (port < 1 || port > 65535) {
      throw new IllegalArgumentException("port " + port);
    }
    if (!target.startsWith("/")) {
      throw new IllegalArgumentException("target " + target);
    }
  }

  /** Reads an absolute URL; anything else is empty. */
  public static Optional<HttpUrl> parse(String text) {
    Matcher matcher = ABSOLUTE.matcher(text.strip());
    if (!matcher.matches()) {
      return Optional.empty();
    }
    boolean tls = matcher.group(1).equalsIgnoreCase("https");
    String digits = matcher.group(3);
    int port = digits == null ? standardPort(tls) : Integer.parseInt(digits);
    if (port < 1 || port > 65535) {
      return Optional.empty();
    }
    String rest = matcher.group(4);
    return cleanTarget(rest.startsWith("/") ? rest : "/" + rest)
        .map(target -> new HttpUrl(tls, matcher.group(2).toLowerCase(Locale.ROOT), port, target));
  }

  /** A URL of a server's root. */
  public static HttpUrl root(boolean tls, String host, int port) {
    return new HttpUrl(tls, host, port, "/");
  }

  /**
   * What a reference means beside this URL (RFC 3986, 5.2): an absolute URL, {@code //host/…},
   * {@code /…} from the root, or a name relative to this one's directory. Empty where it is none.
   */
  public Optional<HttpUrl> resolve(String reference) {
    String text = reference.strip();
    if (text.startsWith("//")) {
      return parse((tls ? "https:" : "http:") + text);
    }
    if (SCHEME.matcher(text).matches()) {
      return parse(text);
    }
    String path = text.startsWith("/") ? text : directory() + text;
    return cleanTarget(path).map(target -> new HttpUrl(tls, host, port, target));
  }

  /** The URL written out. */
  public String text() {
    return (tls ? "https://" : "http://") + authority() + target;
  }

  /** Host and, where it is not the scheme's own, port: the Host header. */
  public String authority() {
    return port == standardPort(tls) ? host : host + ":" + port;
  }

  @Override
  public String toString() {
    return text();
  }

  private String directory() {
    String path = pathOf(target);
    return path.substring(0, path.lastIndexOf('/') + 1);
  }

  private static String pathOf(String target) {
    int query = target.indexOf('?');
    return query < 0 ? target : target.substring(0, query);
  }

  private static int standardPort(boolean tls) {
    return tls ? 443 : 80;
  }

  /** Drops a fragment and dot segments, escapes blanks and bytes above ASCII. */
  private static Optional<String> cleanTarget(String raw) {
    int fragment = raw.indexOf('#');
    String target = fragment < 0 ? raw : raw.substring(0, fragment);
    if (target.chars().anyMatch(c -> c < ' ' || c == 0x7F || c > 0xFF)) {
      return Optional.empty();
    }
    String path = pathOf(target);
    return Optional.of(escape(withoutDots(path) + target.substring(path.length())));
  }

  /** RFC 3986, 5.2.4. */
  private static String withoutDots(String path) {
    List<String> kept = new ArrayList<>();
    String[] segments = path.substring(1).split("/", -1);
    for (int i = 0; i < segments.length; i++) {
      boolean last = i == segments.length - 1;
      boolean up = segments[i].equals("..");
      if (up && !kept.isEmpty()) {
        kept.removeLast();
      }
      if (!up && !segments[i].equals(".")) {
        kept.add(segments[i]);
      } else if (last) {
        kept.add("");
      }
    }
    return "/" + String.join("/", kept);
  }

  private static String escape(String text) {
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == ' ' || c == '"' || c == '<' || c == '>' || c > 0x7E) {
        out.append(String.format(Locale.ROOT, "%%%02X", (int) c));
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }
}
