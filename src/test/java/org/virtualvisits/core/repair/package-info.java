/** Tests of the package of the same name. */
@NullMarked
package org.virtualvisits.core.repair;

import org.jspecify.annotations.NullMarked;
