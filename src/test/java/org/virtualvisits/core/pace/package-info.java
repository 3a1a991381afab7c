/** Contracts and tests of turns, breakers and lanes. */
@NullMarked
package org.virtualvisits.core.pace;

import org.jspecify.annotations.NullMarked;
