/** The part of the Kusto Query Language that our alerts use, run on rows in memory. All else is refused, not guessed. */
@NullMarked
package org.virtualvisits.sandbox.kusto;

import org.jspecify.annotations.NullMarked;
