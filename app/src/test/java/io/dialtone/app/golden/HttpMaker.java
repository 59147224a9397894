// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.golden;

import java.nio.file.Path;
import java.util.List;

/** Whose HTTP server it is; a phone must not care. */
enum HttpMaker {
  NGINX {
    @Override
    Running serve(Path files, Path folder, int port) throws Exception {
      return Nginx.serve(files, folder, port);
    }
  },
  OURS {
    @Override
    Running serve(Path files, Path folder, int port) throws Exception {
      return OwnHttp.serve(files, folder, port);
    }
  };

  /** A server at work. */
  interface Running {
    /** Ends it; the requests it answered, in their order. */
    List<Request> stop() throws Exception;
  }

  /** Serves a folder on a port of 127.0.0.1; {@code folder} is for its own files. */
  abstract Running serve(Path files, Path folder, int port) throws Exception;
}
