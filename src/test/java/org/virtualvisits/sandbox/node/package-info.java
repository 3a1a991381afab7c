/** Tools from npm that tests and the sandbox use: a storage emulator, a browser, a calendar. Never shipped. */
@NullMarked
package org.virtualvisits.sandbox.node;

import org.jspecify.annotations.NullMarked;
