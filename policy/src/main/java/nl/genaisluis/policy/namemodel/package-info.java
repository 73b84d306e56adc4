/// A second reader of names, given by the operator: a folder of jars with one [NameModel] in it,
/// such as an ONNX model with its runtime. Nothing of the kind comes with the program, so that no
/// native library does.
///
/// [NameModels] loads the folder and asks the model, on threads of its own and within a budget of
/// time per request. The jars see the Java platform and [NameModel], and nothing else of this
/// program. What the model says only ever adds names; what it fails to say in time is a
/// [Reading.Unread], and whoever asks then masks whatever may be a name.
@NullMarked
package nl.genaisluis.policy.namemodel;

import org.jspecify.annotations.NullMarked;
