/** Doors out: the core's ports, one package per technology. None knows another. */
@NullMarked
package org.virtualvisits.adapters;

import org.jspecify.annotations.NullMarked;
