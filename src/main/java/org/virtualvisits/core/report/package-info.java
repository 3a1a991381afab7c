/** Reports mailed to named readers: each once, whatever dies on the way. */
@NullMarked
package org.virtualvisits.core.report;

import org.jspecify.annotations.NullMarked;
