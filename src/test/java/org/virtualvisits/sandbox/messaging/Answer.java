package org.virtualvisits.sandbox.messaging;

import com.fasterxml.jackson.databind.JsonNode;

/** What a carrier answers. */
record Answer(int status, JsonNode body) {}
