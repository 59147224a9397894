/** What lasts: whole servers and commands on databases that are killed, moved, full or broken. */
package io.dialtone.app.store;
