// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.check;

import io.dialtone.core.check.CheckReport;
import io.dialtone.core.check.finding.Finding;
import io.dialtone.core.check.finding.Severity;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * What was found as JUnit XML: a suite a folder, a case a file. Errors make the case's failure;
 * warnings and notes are its output.
 */
public final class CheckJunit {
  private final XMLStreamWriter xml;

  private CheckJunit(XMLStreamWriter xml) {
    this.xml = xml;
  }

  public static String text(List<CheckedFolder> folders) {
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
      xml.writeStartDocument("UTF-8", "1.0");
      xml.writeStartElement("testsuites");
      for (CheckedFolder folder : folders) {
        new CheckJunit(xml).suite(folder);
      }
      xml.writeEndElement();
      xml.writeEndDocument();
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("XML goes into memory", e);
    }
    return text.append('\n').toString();
  }

  private void suite(CheckedFolder folder) throws XMLStreamException {
    CheckReport report = folder.report();
    Map<String, List<Finding>> byFile = new LinkedHashMap<>();
    report.files().forEach(file -> byFile.put(file, new ArrayList<>()));
    report
        .findings()
        .forEach(it -> byFile.computeIfAbsent(it.file(), _ -> new ArrayList<>()).add(it));
    long failed = byFile.values().stream().filter(all -> !errors(all).isEmpty()).count();
    xml.writeStartElement("testsuite");
    attribute("name", "dialtone check " + folder.title());
    attribute("tests", String.valueOf(byFile.size()));
    attribute("failures", String.valueOf(failed));
    attribute("errors", "0");
    attribute("skipped", "0");
    for (Map.Entry<String, List<Finding>> file : byFile.entrySet()) {
      testCase(folder, file.getKey(), file.getValue());
    }
    xml.writeEndElement();
  }

  private void testCase(CheckedFolder folder, String file, List<Finding> findings)
      throws XMLStreamException {
    xml.writeStartElement("testcase");
    attribute("name", folder.shown(file));
    attribute("classname", "dialtone.check");
    attribute("time", "0");
    List<Finding> errors = errors(findings);
    if (!errors.isEmpty()) {
      xml.writeStartElement("failure");
      attribute("type", errors.getFirst().check().id());
      attribute("message", line(folder, errors.getFirst()));
      xml.writeCharacters(lines(folder, errors));
      xml.writeEndElement();
    }
    List<Finding> others = findings.stream().filter(it -> !errors.contains(it)).toList();
    if (!others.isEmpty()) {
      xml.writeStartElement("system-out");
      xml.writeCharacters(lines(folder, others));
      xml.writeEndElement();
    }
    xml.writeEndElement();
  }

  private static List<Finding> errors(List<Finding> findings) {
    return findings.stream().filter(it -> it.severity() == Severity.ERROR).toList();
  }

  private static String lines(CheckedFolder folder, List<Finding> findings) {
    return findings.stream()
        .map(finding -> line(folder, finding) + "\n" + CheckText.advice(finding) + "\n")
        .map(CheckJunit::allowed)
        .collect(Collectors.joining());
  }

  private static String line(CheckedFolder folder, Finding finding) {
    return CheckText.line(folder, finding);
  }

  private void attribute(String name, String value) throws XMLStreamException {
    xml.writeAttribute(name, allowed(value));
  }

  /** XML 1.0 has no other control characters than these. */
  private static String allowed(String text) {
    return text.replaceAll(
        "[^\\n\\t\\x20-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]", "?");
  }
}
