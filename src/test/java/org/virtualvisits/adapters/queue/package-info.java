/** Tests of adapters.queue, and the contracts of its ports. */
@NullMarked
package org.virtualvisits.adapters.queue;

import org.jspecify.annotations.NullMarked;
