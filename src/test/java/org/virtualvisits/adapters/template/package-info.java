/** Templates: what they say, and what they cannot do. */
@NullMarked
package org.virtualvisits.adapters.template;

import org.jspecify.annotations.NullMarked;
