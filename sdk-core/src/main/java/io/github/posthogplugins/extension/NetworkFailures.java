package io.github.posthogplugins.extension;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ProtocolException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/** Says in Node's words what went wrong between here and a server. */
final class NetworkFailures {

    private NetworkFailures() {}

    /** A request got no answer. */
    static HttpTransportException ofRequest(Throwable failure, URI uri) {
        Throwable cause = unwrapped(failure);
        if (cause instanceof HttpTimeoutException) {
            return new HttpTransportException("ETIMEDOUT", "connect ETIMEDOUT " + address(uri));
        }
        if (isCausedBy(cause, UnresolvedAddressException.class) || isCausedBy(cause, UnknownHostException.class)) {
            return new HttpTransportException("ENOTFOUND", "getaddrinfo ENOTFOUND " + uri.getHost());
        }
        if (cause instanceof ConnectException) {
            return new HttpTransportException("ECONNREFUSED", "connect ECONNREFUSED " + address(uri));
        }
        return cause instanceof SSLException ? ofTls(cause) : ofConnection(cause);
    }

    /** A body ended before its end: node-fetch has its own words for that. */
    static HttpTransportException ofBody() {
        return new HttpTransportException("ERR_STREAM_PREMATURE_CLOSE", "Premature close");
    }

    private static HttpTransportException ofTls(Throwable cause) {
        if (isCausedBy(cause, CertificateExpiredException.class)) {
            return new HttpTransportException("CERT_HAS_EXPIRED", "certificate has expired");
        }
        if (isCausedBy(cause, CertificateNotYetValidException.class)) {
            return new HttpTransportException("CERT_NOT_YET_VALID", "certificate is not yet valid");
        }
        if (isCausedBy(cause, CertPathBuilderException.class)) {
            return new HttpTransportException(
                    "UNABLE_TO_VERIFY_LEAF_SIGNATURE", "unable to verify the first certificate");
        }
        return new HttpTransportException("EPROTO", String.valueOf(cause.getMessage()));
    }

    private static HttpTransportException ofConnection(Throwable cause) {
        if (cause instanceof ProtocolException) {
            return new HttpTransportException("HPE_INVALID_CONSTANT", "Parse Error: Expected HTTP/");
        }
        if (isCausedBy(cause, EOFException.class)) {
            return new HttpTransportException("ECONNRESET", "socket hang up");
        }
        if (cause instanceof IOException) {
            boolean reset = String.valueOf(cause.getMessage()).contains("reset");
            return new HttpTransportException("ECONNRESET", reset ? "read ECONNRESET" : "socket hang up");
        }
        return new HttpTransportException("EPROTO", String.valueOf(cause.getMessage()));
    }

    private static Throwable unwrapped(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }

    private static boolean isCausedBy(Throwable failure, Class<? extends Throwable> type) {
        return Stream.iterate(failure, each -> each != null, Throwable::getCause)
                .anyMatch(type::isInstance);
    }

    /** Node names the address that it tried, not the host. */
    private static String address(URI uri) {
        int port = uri.getPort() < 0 ? ("https".equals(uri.getScheme()) ? 443 : 80) : uri.getPort();
        try {
            return InetAddress.getByName(uri.getHost()).getHostAddress() + ":" + port;
        } catch (UnknownHostException gone) {
            return uri.getHost() + ":" + port;
        }
    }
}
