/** The tables, held to the ports' contracts on Azurite. */
@NullMarked
package org.virtualvisits.adapters.table;

import org.jspecify.annotations.NullMarked;
