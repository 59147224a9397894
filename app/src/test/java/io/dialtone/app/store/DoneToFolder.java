// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.store;

import io.dialtone.app.crash.ServeProcess;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** What is done to a data folder while somebody works on it, so that he is killed just then. */
final class DoneToFolder implements AutoCloseable {

  private final WatchService watch;

  private DoneToFolder(WatchService watch) {
    this.watch = watch;
  }

  /** From now on. */
  static DoneToFolder watch(Path data) throws IOException {
    Path files = Files.createDirectories(data.resolve("files"));
    WatchService watch = FileSystems.getDefault().newWatchService();
    for (Path each : List.of(data, files)) {
      WatchKey _ =
          each.register(
              watch,
              StandardWatchEventKinds.ENTRY_CREATE,
              StandardWatchEventKinds.ENTRY_MODIFY,
              StandardWatchEventKinds.ENTRY_DELETE);
    }
    return new DoneToFolder(watch);
  }

  /** Waits until so many things are done, or nobody works any more. */
  void await(int things, BooleanSupplier going) throws InterruptedException {
    int seen = 0;
    while (seen < things && going.getAsBoolean()) {
      WatchKey key = watch.poll(100, TimeUnit.MILLISECONDS);
      if (key != null) {
        seen += key.pollEvents().size();
        key.reset();
      }
    }
  }

  /** Kills a command after so many things were done; whether it was still at work. */
  static boolean killed(House house, int things, String... words) throws Exception {
    List<String> all = new ArrayList<>(List.of(words));
    all.addAll(List.of("--data", house.data().toString()));
    Path temporary = Files.createDirectories(house.folder().resolve("tmp"));
    try (DoneToFolder done = watch(house.data())) {
      Process process =
          new ProcessBuilder(ServeProcess.command(temporary, all))
              .redirectErrorStream(true)
              .redirectOutput(house.folder().resolve("log").toFile())
              .start();
      done.await(things, process::isAlive);
      boolean alive = process.isAlive();
      boolean _ = process.toHandle().destroyForcibly();
      process.onExit().join();
      return alive;
    }
  }

  @Override
  public void close() throws IOException {
    watch.close();
  }
}
