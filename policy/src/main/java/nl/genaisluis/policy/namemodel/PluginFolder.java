package nl.genaisluis.policy.namemodel;

import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/// The operator's folder of jars.
final class PluginFolder {
  private static final int JARS_MAX = 64;
  private static final int DIGEST_DIGITS = 16;

  private final Path folder;
  private final List<Path> jars;

  private PluginFolder(Path folder, List<Path> jars) {
    this.folder = folder;
    this.jars = jars;
  }

  /// Lists a folder.
  ///
  /// @throws IllegalArgumentException when it is none, or holds no jar or too many
  static PluginFolder of(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new IllegalArgumentException("name_model.folder: not a folder: " + folder);
    }
    List<Path> jars = new ArrayList<>();
    try (DirectoryStream<Path> listing = Files.newDirectoryStream(folder, "*.jar")) {
      listing.forEach(jars::add);
    } catch (IOException | DirectoryIteratorException broken) {
      throw new IllegalArgumentException("name_model.folder: cannot be read: " + folder, broken);
    }
    if (jars.isEmpty() || jars.size() > JARS_MAX) {
      throw new IllegalArgumentException(
          "name_model.folder: 1 to " + JARS_MAX + " jars, was: " + jars.size() + " in " + folder);
    }
    jars.sort(null);
    return new PluginFolder(folder, List.copyOf(jars));
  }

  /// Each jar with the head of its SHA-256.
  List<String> digests() {
    return jars.stream()
        .map(jar -> "name_model/" + jar.getFileName() + " sha256:" + digest(jar))
        .toList();
  }

  /// The one model in the jars.
  ///
  /// @throws IllegalArgumentException when there is none, or more than one, or it cannot be made
  NameModel model() {
    ClassLoader loader = new URLClassLoader("name-model", urls(), new Inside());
    try {
      Iterator<NameModel> found = ServiceLoader.load(NameModel.class, loader).iterator();
      if (!found.hasNext()) {
        throw new IllegalArgumentException(
            "name_model.folder: no jar names a " + NameModel.class.getName() + " in " + folder);
      }
      NameModel model = found.next();
      if (found.hasNext()) {
        throw new IllegalArgumentException("name_model.folder: more than one model in " + folder);
      }
      return model;
    } catch (ServiceConfigurationError | LinkageError broken) {
      throw new IllegalArgumentException(
          "name_model.folder: the model in " + folder + " cannot be made: " + broken.getMessage(),
          broken);
    }
  }

  private URL[] urls() {
    URL[] urls = new URL[jars.size()];
    try {
      for (int i = 0; i < urls.length; i++) {
        urls[i] = jars.get(i).toUri().toURL();
      }
    } catch (MalformedURLException wrong) {
      throw new IllegalArgumentException("name_model.folder: no address: " + folder, wrong);
    }
    return urls;
  }

  private static String digest(Path jar) {
    try (InputStream in = Files.newInputStream(jar)) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] part = new byte[1 << 16];
      for (int read = in.read(part); read >= 0; read = in.read(part)) {
        digest.update(part, 0, read);
      }
      return HexFormat.of().formatHex(digest.digest()).substring(0, DIGEST_DIGITS);
    } catch (IOException broken) {
      throw new IllegalArgumentException("name_model.folder: cannot be read: " + jar, broken);
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("every Java has SHA-256", missing);
    }
  }

  /// What the jars see of this side: the platform, and the interface that they implement.
  private static final class Inside extends ClassLoader {
    Inside() {
      super("name-model-door", ClassLoader.getPlatformClassLoader());
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      if (name.equals(NameModel.class.getName())) {
        return NameModel.class;
      }
      if (name.equals(NameModel.Person.class.getName())) {
        return NameModel.Person.class;
      }
      throw new ClassNotFoundException(name);
    }
  }
}
