/** Visits, tested; contracts of their ports. */
@NullMarked
package org.virtualvisits.core.visit;

import org.jspecify.annotations.NullMarked;
