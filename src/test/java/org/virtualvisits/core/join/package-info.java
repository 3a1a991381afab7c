/** Tests of what join links show, and where they lead. */
@NullMarked
package org.virtualvisits.core.join;

import org.jspecify.annotations.NullMarked;
