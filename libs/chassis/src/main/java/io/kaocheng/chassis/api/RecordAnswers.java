package io.kaocheng.chassis.api;

import io.kaocheng.contracts.ContractJson;
import io.kaocheng.shape.Shape;

import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;

import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveResourceInfo;
import org.jboss.resteasy.reactive.server.spi.ServerMessageBodyWriter;
import org.jboss.resteasy.reactive.server.spi.ServerRequestContext;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;

/**
 * Writes an answer in the form its record has: fields in its order, absent for null, decimals as
 * strings.
 */
@Provider
@Produces(MediaType.APPLICATION_JSON)
public class RecordAnswers implements ServerMessageBodyWriter<Record> {

    @Override
    public boolean isWriteable(
            Class<?> type,
            Type generic,
            ResteasyReactiveResourceInfo resource,
            MediaType mediaType) {
        return type.isRecord();
    }

    @Override
    public void writeResponse(Record answer, Type generic, ServerRequestContext context)
            throws IOException {
        context.serverResponse().end(bytes(answer));
    }

    @Override
    public boolean isWriteable(
            Class<?> type, Type generic, Annotation[] annotations, MediaType mediaType) {
        return type.isRecord();
    }

    @Override
    public void writeTo(
            Record answer,
            Class<?> type,
            Type generic,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, Object> headers,
            OutputStream entity)
            throws IOException {
        entity.write(bytes(answer));
    }

    private static byte[] bytes(Record answer) throws IOException {
        return ContractJson.mapper().writeValueAsBytes(Shape.write(answer));
    }
}
