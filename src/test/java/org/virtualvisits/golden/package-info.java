/** Golden pairs: what goes in, and exactly what must come out, kept beside each other in src/test/resources/golden. */
@NullMarked
package org.virtualvisits.golden;

import org.jspecify.annotations.NullMarked;
