/** The words all features share, tested. */
@NullMarked
package org.virtualvisits.core.kernel;

import org.jspecify.annotations.NullMarked;
