/** The ports in memory, for tests and the sandbox; each held to the same contract as the real thing. Never shipped. */
@NullMarked
package org.virtualvisits.sandbox.memory;

import org.jspecify.annotations.NullMarked;
