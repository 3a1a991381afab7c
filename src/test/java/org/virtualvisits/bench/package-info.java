/** Measures the product against the raw calls it cannot do without. Run by hand, with {@code mvn -Pbench}. Never shipped. */
@NullMarked
package org.virtualvisits.bench;

import org.jspecify.annotations.NullMarked;
