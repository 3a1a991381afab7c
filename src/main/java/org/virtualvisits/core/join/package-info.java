/** The patient's side of the door: what a join link shows, and when it lets in. */
@NullMarked
package org.virtualvisits.core.join;

import org.jspecify.annotations.NullMarked;
