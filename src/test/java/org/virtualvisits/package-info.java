/** The composition root, tested. */
@NullMarked
package org.virtualvisits;

import org.jspecify.annotations.NullMarked;
