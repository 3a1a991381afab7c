/** Tests of core.visit, and the contracts of its ports. */
@NullMarked
package org.virtualvisits.core.visit;

import org.jspecify.annotations.NullMarked;
