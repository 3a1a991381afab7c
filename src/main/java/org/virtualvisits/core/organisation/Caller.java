package org.virtualvisits.core.organisation;

import org.virtualvisits.core.kernel.OrganisationId;

/** A source that has proved who it is; everything it asks for happens within its organisation (V9). */
public record Caller(OrganisationId organisation, Source source) {}
