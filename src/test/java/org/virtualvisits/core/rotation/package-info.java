/** Tests of the rotation of secrets, and the contracts of its ports. */
@NullMarked
package org.virtualvisits.core.rotation;

import org.jspecify.annotations.NullMarked;
