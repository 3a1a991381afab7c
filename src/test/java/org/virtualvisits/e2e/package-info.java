/** Stories through the packaged app: real HTTP, real storage, simulated Graph and carrier. They run after package. */
@NullMarked
package org.virtualvisits.e2e;

import org.jspecify.annotations.NullMarked;
