// SPDX-License-Identifier: Apache-2.0
package io.dialtone.wire.http;

import io.dialtone.wire.octets.ByteWriter;
import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.MalformedPacketException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The fields of {@code application/x-www-form-urlencoded}, in their order; also of a query. Values
 * are bytes of UTF-8 text. Scripts send them as they come to mind, so a blank, a colon or a slash
 * may stand there unescaped; only a {@code %} without two hex digits is malformed.
 */
public record FormFields(List<Field> all) {

  /** More than any form of ours has. */
  public static final int MAX_FIELDS = 32;

  private static final String PLAIN =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789*-._";

  /** One field. */
  public record Field(String name, String value) {}

  public FormFields {
    all = List.copyOf(all);
  }

  /** Reads a body or a query. */
  public static FormFields parse(Bytes form) throws MalformedPacketException {
    List<Field> fields = new ArrayList<>();
    for (int at = 0; at < form.length(); ) {
      int end = find(form, '&', at, form.length());
      if (end > at) {
        if (fields.size() == MAX_FIELDS) {
          throw new MalformedPacketException("form", at, "more than " + MAX_FIELDS + " fields");
        }
        int equals = find(form, '=', at, end);
        String name = decode(form, at, equals);
        fields.add(new Field(name, decode(form, Math.min(equals + 1, end), end)));
      }
      at = end + 1;
    }
    return new FormFields(fields);
  }

  private static int find(Bytes form, char c, int from, int end) {
    int at = from;
    while (at < end && form.at(at) != c) {
      at++;
    }
    return at;
  }

  private static String decode(Bytes form, int from, int end) throws MalformedPacketException {
    ByteWriter out = new ByteWriter();
    for (int at = from; at < end; at++) {
      int octet = form.at(at);
      if (octet == '%') {
        if (at + 2 >= end || !isHex(form.at(at + 1)) || !isHex(form.at(at + 2))) {
          throw new MalformedPacketException("form", at, "% without two hex digits");
        }
        octet = Character.digit(form.at(at + 1), 16) * 16 + Character.digit(form.at(at + 2), 16);
        at += 2;
      } else if (octet == '+') {
        octet = ' ';
      }
      out.u8(octet);
    }
    return out.toBytes().utf8();
  }

  private static boolean isHex(int octet) {
    return Character.digit(octet, 16) >= 0;
  }

  /** The fields as a body. */
  public Bytes encode() {
    StringBuilder out = new StringBuilder();
    for (Field field : all) {
      out.append(out.isEmpty() ? "" : "&").append(escape(field.name())).append('=');
      out.append(escape(field.value()));
    }
    return Bytes.latin1(out.toString());
  }

  private static String escape(String text) {
    Bytes bytes = Bytes.utf8(text);
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < bytes.length(); i++) {
      char c = (char) bytes.at(i);
      boolean plain = PLAIN.indexOf(c) >= 0;
      out.append(plain ? String.valueOf(c) : "%" + Bytes.of(c).hex());
    }
    return out.toString();
  }

  /** The value of the first field of this name. */
  public Optional<String> first(String name) {
    return all.stream().filter(f -> f.name().equals(name)).findFirst().map(Field::value);
  }
}
