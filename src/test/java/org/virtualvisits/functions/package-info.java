/** Tests of the doors, against the ports in memory. */
@NullMarked
package org.virtualvisits.functions;

import org.jspecify.annotations.NullMarked;
