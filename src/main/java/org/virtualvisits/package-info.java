/** The composition root and the settings it is given. */
@NullMarked
package org.virtualvisits;

import org.jspecify.annotations.NullMarked;
