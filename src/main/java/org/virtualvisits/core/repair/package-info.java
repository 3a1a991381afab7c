/** Walks slowly over all visits and mends what no trace leads to any more. */
@NullMarked
package org.virtualvisits.core.repair;

import org.jspecify.annotations.NullMarked;
