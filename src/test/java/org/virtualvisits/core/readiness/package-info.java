/** Contracts and properties of readiness. */
@NullMarked
package org.virtualvisits.core.readiness;

import org.jspecify.annotations.NullMarked;
