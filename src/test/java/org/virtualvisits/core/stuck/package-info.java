/** Tests of the package of the same name. */
@NullMarked
package org.virtualvisits.core.stuck;

import org.jspecify.annotations.NullMarked;
