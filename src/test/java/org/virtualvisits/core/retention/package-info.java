/** Tests of retention. */
@NullMarked
package org.virtualvisits.core.retention;

import org.jspecify.annotations.NullMarked;
