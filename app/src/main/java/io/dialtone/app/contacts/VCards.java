// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.contacts;

import com.github.mangstadt.vinnie.VObjectProperty;
import com.github.mangstadt.vinnie.io.Context;
import com.github.mangstadt.vinnie.io.SyntaxRules;
import com.github.mangstadt.vinnie.io.VObjectDataAdapter;
import com.github.mangstadt.vinnie.io.VObjectPropertyValues;
import com.github.mangstadt.vinnie.io.VObjectReader;
import io.dialtone.core.table.DecodedText;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Contacts of vCards (2.1, 3.0, 4.0): FN, else N, else ORG with each TEL. A fax is nobody to call.
 */
final class VCards extends VObjectDataAdapter {

  private final ContactList.Draft draft = new ContactList.Draft();
  private final List<String> numbers = new ArrayList<>();
  private String name = "";
  private int nameRank;
  private int begun;
  private int cards;
  private int open;

  private VCards() {}

  static ContactList read(byte[] content) {
    DecodedText decoded = DecodedText.of(content);
    VCards cards = new VCards();
    decoded.encoding().ifPresent(encoding -> cards.draft.tell("read as " + encoding));
    VObjectReader reader = new VObjectReader(new StringReader(decoded.text()), SyntaxRules.vcard());
    try (reader) {
      reader.setDefaultQuotedPrintableCharset(StandardCharsets.UTF_8);
      reader.parse(cards);
    } catch (IOException fault) {
      throw new IllegalStateException("a text in memory cannot fail", fault);
    }
    if (cards.open > 0) {
      cards.draft.fault("line " + cards.begun + ": a vCard without its END:VCARD");
    } else if (cards.cards == 0) {
      cards.draft.fault("there is no vCard in it: BEGIN:VCARD is missing");
    }
    return cards.draft.done();
  }

  @Override
  public void onComponentBegin(String component, Context context) {
    if (component.equalsIgnoreCase("VCARD") && context.getParentComponents().isEmpty()) {
      open++;
      begun = context.getLineNumber();
      name = "";
      nameRank = 0;
      numbers.clear();
    }
  }

  @Override
  public void onProperty(VObjectProperty property, Context context) {
    if (context.getParentComponents().size() != 1) {
      return;
    }
    String value = property.getValue();
    switch (property.getName().toUpperCase(Locale.ROOT)) {
      case "FN" -> named(3, VObjectPropertyValues.unescape(value));
      case "N" -> named(2, spoken(value));
      case "ORG" -> named(1, first(value));
      case "TEL" -> {
        if (!isFax(property)) {
          numbers.add(VObjectPropertyValues.unescape(value));
        }
      }
      default -> {} // addresses, pictures, notes: nothing to dial
    }
  }

  private void named(int rank, String value) {
    if (rank > nameRank && !value.isBlank()) {
      name = value;
      nameRank = rank;
    }
  }

  /** Family name; given; additional; prefixes; suffixes. */
  private static String spoken(String value) {
    List<String> parts = VObjectPropertyValues.parseSemiStructured(value);
    String family = parts.isEmpty() ? "" : parts.get(0);
    return (parts.size() > 1 ? parts.get(1) + " " : "") + family;
  }

  private static String first(String value) {
    List<String> parts = VObjectPropertyValues.parseSemiStructured(value);
    return parts.isEmpty() ? "" : parts.getFirst();
  }

  /** TYPE=fax, TYPE="work,fax"; in 2.1 a parameter without a name. */
  private static boolean isFax(VObjectProperty property) {
    for (var parameter : property.getParameters()) {
      for (String type : parameter.getValue()) {
        if (List.of(type.toLowerCase(Locale.ROOT).split(",", -1)).contains("fax")) {
          return true;
        }
      }
    }
    return false;
  }

  @Override
  public void onComponentEnd(String component, Context context) {
    if (component.equalsIgnoreCase("VCARD") && context.getParentComponents().isEmpty()) {
      open--;
      cards++;
      draft.add("line " + begun, name, numbers);
    }
  }
}
