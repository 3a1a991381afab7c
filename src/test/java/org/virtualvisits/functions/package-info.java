/** Tests of the doors in. */
@NullMarked
package org.virtualvisits.functions;

import org.jspecify.annotations.NullMarked;
