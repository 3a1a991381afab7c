/** The doors out to Microsoft Graph, held to their ports' contracts against the simulated Graph. */
@NullMarked
package org.virtualvisits.adapters.graph;

import org.jspecify.annotations.NullMarked;
